package com.pivotalflow.imports;

import com.pivotalflow.change.Batch;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.ratecard.CatalogueCodes;
import com.pivotalflow.ratecard.CreateRateCardItem;
import com.pivotalflow.ratecard.RateCardId;
import com.pivotalflow.ratecard.RateCardItemBatchService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows that become prices; each names its category and its role by id or by code. */
@ApplicationScoped
class RateCardItemRows implements RowImport {

    private static final String CATEGORY = "serviceCategory";
    private static final String CATEGORY_ID = "serviceCategoryId";
    private static final String ROLE = "role";
    private static final String ROLE_ID = "roleId";

    /** Stands for what is not there, so that the rest of the row is judged too. */
    private static final String NOTHING = new UUID(0, 0).toString();

    @Inject
    RateCardItemBatchService prices;

    @Override
    public ImportKind resource() {
        return ImportKind.RATE_CARD_ITEMS;
    }

    @Override
    public RowShape shape() {
        return new RowShape(CreateRateCardItem.class, Set.of(CATEGORY, ROLE), Set.of(CATEGORY_ID));
    }

    @Override
    public Batch add(ImportTask task, List<SourceRow> rows, RowForms forms) {
        CatalogueCodes codes = prices.codes(task.author().organization(), stated(rows, CATEGORY), stated(rows, ROLE));
        BoundRows<CreateRateCardItem> bound = BoundRows.of(rows, row -> bind(row, codes, forms));
        RateCardId card = Objects.requireNonNull(task.order().rateCard());
        return bound.with(
                prices.add(task.author(), card, bound.commands(), task.order().dryRun()));
    }

    @Override
    public void record(ImportTask task, List<UUID> made, List<UUID> yielded) {
        if (!made.isEmpty()) {
            prices.record(task.author(), made);
        }
    }

    private static Set<String> stated(List<SourceRow> rows, String name) {
        return rows.stream()
                .map(row -> row.members().get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .collect(Collectors.toSet());
    }

    private static CreateRateCardItem bind(SourceRow row, CatalogueCodes codes, RowForms forms) {
        Map<String, Object> members = new LinkedHashMap<>(row.members());
        List<FieldError> unknown = new ArrayList<>();
        resolve(members, CATEGORY, CATEGORY_ID, codes.categories(), unknown);
        resolve(members, ROLE, ROLE_ID, codes.roles(), unknown);
        if (unknown.isEmpty()) {
            return forms.bind(members, CreateRateCardItem.class);
        }
        BoundRows.together(() -> forms.bind(members, CreateRateCardItem.class), () -> {
            throw new InvalidInputException(unknown);
        });
        throw new IllegalStateException("a row with an unknown code was bound");
    }

    /** Puts an id where a code stands. */
    private static void resolve(
            Map<String, Object> members, String name, String id, Map<String, UUID> ids, List<FieldError> unknown) {
        Object code = members.remove(name);
        if (!(code instanceof String text)) {
            if (code != null) {
                unknown.add(new FieldError("/" + name, "TYPE_MISMATCH", "A text is expected here."));
            }
            return;
        }
        UUID found = ids.get(text);
        if (found == null) {
            unknown.add(new FieldError("/" + name, "REFERENCE_NOT_FOUND", "There is no such record."));
        }
        if (members.put(id, found == null ? NOTHING : found.toString()) != null) {
            unknown.add(new FieldError("/" + id, "INVALID", "It is named by its code already."));
        }
    }
}
