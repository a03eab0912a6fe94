package com.pivotalflow.imports;

import com.pivotalflow.change.Batch;
import com.pivotalflow.customer.ContactBatchService;
import com.pivotalflow.customer.ContactPlace;
import com.pivotalflow.customer.CreateContact;
import com.pivotalflow.customer.PlacedContact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Rows that become people at customers; each names its customer by id or number. */
@ApplicationScoped
class ContactRows implements RowImport {

    private static final Set<String> PLACE = Set.of("customerId", "customerNumber");

    @Inject
    ContactBatchService contacts;

    @Override
    public ImportKind resource() {
        return ImportKind.CONTACTS;
    }

    @Override
    public RowShape shape() {
        return new RowShape(CreateContact.class, PLACE, Set.of());
    }

    @Override
    public Batch add(ImportTask task, List<SourceRow> rows, RowForms forms) {
        BoundRows<PlacedContact> bound = BoundRows.of(rows, row -> bind(row, forms));
        return bound.with(
                contacts.add(task.author(), bound.commands(), task.order().dryRun()));
    }

    private static PlacedContact bind(SourceRow row, RowForms forms) {
        Map<String, Object> place = new LinkedHashMap<>(row.members());
        place.keySet().retainAll(PLACE);
        Map<String, Object> content = new LinkedHashMap<>(row.members());
        content.keySet().removeAll(PLACE);
        BoundRows.together(() -> forms.bind(place, ContactPlace.class), () -> forms.bind(content, CreateContact.class));
        return new PlacedContact(forms.bind(place, ContactPlace.class), forms.bind(content, CreateContact.class));
    }

    @Override
    public void record(ImportTask task, List<UUID> made, List<UUID> yielded) {
        contacts.record(task.author(), made, yielded);
    }
}
