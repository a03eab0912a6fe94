package com.pivotalflow.identity;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The roles that every organization begins with (specification of quoting, 2). They can't be renamed or removed. */
public enum SystemRole {
    /** Everything, also what is reserved. */
    ADMIN("admin", "Everything.", code -> true),

    /** Quotes, deciding on them, and reading the rest. */
    EXECUTIVE("executive", "Quotes, approvals and reports; reads everything else.", SystemRole::isOfExecutive),

    /** An executive who also keeps prices, customers, projects and allocations. */
    MANAGER(
            "manager",
            "As executive, and keeps rate cards, customers, projects and allocations.",
            code -> isOfExecutive(code) || isIn(code, "rate_cards", "customers", "projects", "allocations")),

    /** Writes and sends quotes. */
    SALES(
            "sales",
            "Writes and sends quotes, keeps customers, reads prices and projects.",
            code -> isOneOf(
                            code,
                            "quotes.view",
                            "quotes.create",
                            "quotes.update",
                            "quotes.send",
                            "approvals.view",
                            "approvals.request")
                    || isIn(code, "customers")
                    || isReadOf(code, "rate_cards", "projects")),

    /** Runs projects. */
    PROJECT_MANAGER(
            "project_manager",
            "Keeps projects and allocations, reads quotes.",
            code -> isIn(code, "projects", "allocations") || isOneOf(code, "quotes.view")),

    /** Invoices, money received and reference data of money. */
    FINANCE(
            "finance",
            "Keeps invoices, payments, currencies and tax classes, sees reports, costs and the audit log.",
            code -> isIn(code, "invoices", "payments", "currencies", "tax_classes", "reports")
                    || isOneOf(code, "quotes.view", "quotes.view_cost", "audit.view")),

    /** Somebody who works on projects. */
    MEMBER("member", "Reads projects and quotes.", code -> isOneOf(code, "projects.view", "quotes.view")),

    /** Somebody who only looks. */
    VIEWER(
            "viewer",
            "Reads quotes, customers and projects.",
            code -> isReadOf(code, "quotes", "customers", "projects"));

    private final String roleName;
    private final String description;

    // An unmodifiable set, which the type can't say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<String> permissions;

    SystemRole(String roleName, String description, Predicate<String> grants) {
        this.roleName = roleName;
        this.description = description;
        this.permissions = Permissions.all().stream().filter(grants).collect(Collectors.toUnmodifiableSet());
    }

    /** The name of the role in every organization. */
    public String roleName() {
        return roleName;
    }

    /** One sentence for people. */
    public String description() {
        return description;
    }

    /** Codes of the permissions it grants, in alphabetical order. */
    public Set<String> permissions() {
        return new TreeSet<>(permissions);
    }

    private static boolean isOfExecutive(String code) {
        return isIn(code, "quotes", "reports")
                || isOneOf(code, "approvals.view", "approvals.request", "approvals.decide")
                || isRead(code);
    }

    private static boolean isIn(String code, String... areas) {
        return Stream.of(areas).anyMatch(area -> code.startsWith(area + "."));
    }

    private static boolean isOneOf(String code, String... codes) {
        return Set.of(codes).contains(code);
    }

    private static boolean isReadOf(String code, String... areas) {
        return isIn(code, areas) && isRead(code);
    }

    /** Reading in the sense of the roles: costs are granted by name only, reserved permissions to nobody but admin. */
    private static boolean isRead(String code) {
        String action = code.substring(code.indexOf('.') + 1);
        return (action.startsWith("view") || action.startsWith("read"))
                && !code.equals("quotes.view_cost")
                && !Permissions.reserved().contains(code);
    }
}
