package com.pivotalflow.rest.problem;

import com.pivotalflow.problem.FieldError;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is said when the database refuses. It is the last line: what can be known before is refused before, with a better
 * sentence. Names of constraints decide here; nothing of the database's own words reaches the client.
 */
final class DatabaseProblems {

    private static final Pattern CONSTRAINT = Pattern.compile("\\b(?:uq|ck|ex|fk|pk)_[a-z0-9_]+");

    /** Where a table is cut into parts on several servers, each part's constraint has the number of the part at its end. */
    private static final Pattern PART = Pattern.compile("_[0-9]{6,}$");

    private static final Pattern KEY_COLUMNS = Pattern.compile("Key \\((.+?)\\)=\\(");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]*");

    /** Lock not obtained, deadlock, serialization, statement cancelled, resources gone, shutting down. */
    private static final Set<String> TRANSIENT = Set.of("55P03", "40P01", "40001", "57014");

    private static final Set<String> TRANSIENT_CLASSES = Set.of("08", "53", "57");

    private static final Set<String> UNKNOWN_ENDS = Set.of(
            "jakarta.transaction.HeuristicMixedException",
            "jakarta.transaction.HeuristicRollbackException",
            "jakarta.transaction.RollbackException");

    /** Text or number that the column can't hold. */
    private static final Set<String> DATA_CLASS = Set.of("22");

    /**
     * The member that tells two records apart, by the constraint: of tables with row security the database names no
     * columns.
     */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("pk_organization_slugs", "slug"),
            Map.entry("uq_approval_rules_name", "name"),
            Map.entry("uq_customer_contacts_email", "email"),
            Map.entry("uq_customers_customer_number", "customerNumber"),
            Map.entry("uq_delivery_roles_code", "code"),
            Map.entry("uq_fx_rates_pair_effective_from", "effectiveFrom"),
            Map.entry("uq_org_feature_flags_flag_key", "key"),
            Map.entry("uq_org_settings_setting_key", "key"),
            Map.entry("uq_payments_idempotency_key", "idempotencyKey"),
            Map.entry("uq_projects_code", "code"),
            Map.entry("uq_quote_conversions_quote_id_target", "targets"),
            Map.entry("uq_rate_cards_name", "name"),
            Map.entry("uq_roles_name", "name"),
            Map.entry("uq_service_categories_code", "code"),
            Map.entry("uq_service_categories_name", "name"),
            Map.entry("uq_tax_classes_code", "code"),
            Map.entry("uq_users_email", "email"),
            Map.entry("uq_webhook_endpoints_name", "name"));

    private DatabaseProblems() {}

    static Optional<Problem> of(List<Throwable> chain) {
        for (Throwable link : chain) {
            if (link instanceof SQLException sql && sql.getSQLState() != null) {
                return ofState(sql.getSQLState(), String.valueOf(sql.getMessage()));
            }
        }
        return chain.stream()
                .map(link -> link.getClass().getName())
                .map(DatabaseProblems::ofClass)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> ofCommit(chain.get(chain.size() - 1).getClass().getName()));
    }

    /**
     * A connection that was lost while the transaction ended, of which its manager tells neither that nor any cause. Nobody
     * knows whether it was committed: whoever asks again with the same key is told.
     */
    private static Optional<Problem> ofCommit(String last) {
        return UNKNOWN_ENDS.contains(last) ? Optional.of(unavailable()) : Optional.empty();
    }

    /** The classes are out of this module's sight: the pool's, and the persistence provider's. */
    private static Optional<Problem> ofClass(String name) {
        if (name.startsWith("jakarta.resource.") || name.endsWith(".JDBCConnectionException")) {
            return Optional.of(unavailable());
        }
        return name.endsWith("OptimisticLockException") || name.endsWith(".StaleObjectStateException")
                ? Optional.of(Problem.of(412, "ETAG_MISMATCH", "The record was changed by somebody else meanwhile."))
                : Optional.empty();
    }

    private static Optional<Problem> ofState(String state, String message) {
        String constraint = constraint(message);
        if (TRANSIENT.contains(state) || TRANSIENT_CLASSES.contains(state.substring(0, 2))) {
            return Optional.of(unavailable());
        }
        if (DATA_CLASS.contains(state.substring(0, 2))) {
            return Optional.of(invalid("INVALID", "A value can't be stored."));
        }
        return switch (state) {
            case "23514" -> Optional.of(check(constraint));
            case "23505" -> Optional.of(duplicate(message));
            case "23P01" -> Optional.of(overlap(constraint));
            case "23503" -> Optional.of(reference(message));
            default -> Optional.empty();
        };
    }

    private static Problem unavailable() {
        return Problem.of(503, "SERVICE_UNAVAILABLE", "The service is busy; try again shortly.");
    }

    private static Problem check(String constraint) {
        return constraint.endsWith("_clean")
                ? Problem.of(
                        400, "JSONB_MONETARY_FORBIDDEN", "Business values belong in typed fields, not in metadata.")
                : invalid("INVALID", "A value breaks a rule.");
    }

    private static Problem invalid(String code, String detail) {
        return new Problem(
                422,
                "VALIDATION_FAILED",
                "The request has values that can't be accepted; see errors.",
                List.of(new FieldError("", code, detail)),
                Map.of());
    }

    private static Problem duplicate(String message) {
        Map<String, Object> members = Optional.ofNullable(FIELDS.get(constraint(message)))
                .or(() -> field(message))
                .<Map<String, Object>>map(name -> Map.of("field", name))
                .orElse(Map.of());
        return new Problem(409, "DUPLICATE_VALUE", "Another record has this value already.", List.of(), members);
    }

    /** Names the member that tells two records apart for the constraint, since another value of it would do. */
    private static Problem overlap(String constraint) {
        return switch (constraint) {
            case "ex_rate_cards_default" ->
                overlap(
                        "RATE_DEFAULT_OVERLAP",
                        "/isDefault",
                        "Another card is the default of this currency on one of these days.");
            case "ex_rate_card_items_item_code" ->
                overlap("RATE_PERIOD_OVERLAP", "/itemCode", "Another price has this code on one of these days.");
            case "ex_rate_card_items_period" ->
                overlap(
                        "RATE_PERIOD_OVERLAP",
                        "/effectiveFrom",
                        "Another price stands for the same category, role and unit on one of these days.");
            case "ex_tax_rates_period" ->
                overlap("RATE_PERIOD_OVERLAP", "/rates", "Two rates of the class are for one day.");
            default ->
                Problem.of(
                        409,
                        constraint.contains("resource_allocations") ? "ALLOCATION_CONFLICT" : "RATE_PERIOD_OVERLAP",
                        "It overlaps with another one.");
        };
    }

    private static Problem overlap(String code, String pointer, String detail) {
        return new Problem(409, code, detail, List.of(new FieldError(pointer, code, detail)), Map.of());
    }

    private static Problem reference(String message) {
        return message.contains("update or delete on table")
                ? Problem.of(409, "RESOURCE_IN_USE", "Other records refer to this one.")
                : invalid("REFERENCE_NOT_FOUND", "A record that is referred to does not exist.");
    }

    private static String constraint(String message) {
        Matcher name = CONSTRAINT.matcher(message);
        return name.find() ? PART.matcher(name.group()).replaceFirst("") : "";
    }

    /** The last column of the key, as it is called on the wire; the values that follow in the message stay here. */
    private static Optional<String> field(String message) {
        Matcher key = KEY_COLUMNS.matcher(message);
        if (!key.find()) {
            return Optional.empty();
        }
        return Stream.of(key.group(1).split(","))
                .map(expression -> expression.replace("lower(", "").strip())
                .map(COLUMN::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .filter(column -> !column.equals("organization_id"))
                .reduce((before, column) -> column)
                .map(DatabaseProblems::camelCase);
    }

    private static String camelCase(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_", -1)) {
            name.append(
                    name.isEmpty() || word.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
