package com.pivotalflow.imports;

import com.pivotalflow.change.Batch;
import com.pivotalflow.customer.CreateCustomer;
import com.pivotalflow.customer.CustomerBatchService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Rows that become customers. */
@ApplicationScoped
class CustomerRows implements RowImport {

    @Inject
    CustomerBatchService customers;

    @Override
    public ImportKind resource() {
        return ImportKind.CUSTOMERS;
    }

    @Override
    public RowShape shape() {
        return new RowShape(CreateCustomer.class, Set.of(), Set.of());
    }

    @Override
    public Batch add(ImportTask task, List<SourceRow> rows, RowForms forms) {
        BoundRows<CreateCustomer> bound = BoundRows.of(rows, row -> forms.bind(row.members(), CreateCustomer.class));
        return bound.with(
                customers.add(task.author(), bound.commands(), task.order().dryRun()));
    }

    @Override
    public void record(ImportTask task, List<UUID> made, List<UUID> yielded) {
        if (!made.isEmpty()) {
            customers.record(task.author(), made);
        }
    }
}
