package com.pivotalflow.identity;

import com.pivotalflow.organization.PlatformOrganization;
import java.util.List;
import java.util.stream.Stream;

/**
 * The names of all permissions that can be granted, {@code area.action}. A migration writes the same names with their descriptions into the
 * catalogue that grants refer to.
 */
public final class Permissions {

    private static final List<String> RESERVED =
            area("portal", "view_own_quotes view_own_invoices view_own_time_entries");

    private static final List<String> ALL = Stream.of(
                    area("quotes", "view create update delete approve send override_price view_cost"),
                    area("approvals", "view request decide configure"),
                    area("rate_cards", "view create update delete view_rate_cards"),
                    area("customers", "view create update delete"),
                    area("projects", "view create update delete"),
                    area("invoices", "view create update delete send"),
                    area("payments", "view create void"),
                    area("users", "view create update delete manage_roles view_roles"),
                    area("roles", "view create update delete"),
                    area("permissions", "view_permissions"),
                    area("allocations", "create read update delete view_capacity"),
                    area("reports", "view_reports export_reports view_compliance"),
                    area("jobs", "create_jobs view_jobs cancel_jobs retry_jobs"),
                    area("files", "generate_files access_files view_files delete_files cleanup_files"),
                    area("currencies", "view update"),
                    area("tax_classes", "view update"),
                    area("settings", "view update"),
                    area("audit", "view"),
                    area("webhooks", "view manage"),
                    area("admin", "view_schema"),
                    RESERVED)
            .flatMap(List::stream)
            .toList();

    private Permissions() {}

    /** Every permission, in the order of the areas. */
    public static List<String> all() {
        return ALL;
    }

    /** Those that no endpoint uses yet; grantable to nobody but admin. */
    public static List<String> reserved() {
        return RESERVED;
    }

    /** The one that is no row of the catalogue: nobody can grant it, and it is for one organization only. */
    static PermissionView ofThePlatform() {
        return new PermissionView(
                PlatformOrganization.PERMISSION,
                "Platform",
                "Open, suspend, resume and close organizations; comes with the role admin and can't be granted.",
                false);
    }

    private static List<String> area(String area, String actions) {
        return Stream.of(actions.split(" ")).map(action -> area + "." + action).toList();
    }
}
