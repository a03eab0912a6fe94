package com.pivotalflow.schema.twin;

import java.util.List;

/**
 * E1: {@code organization_id} in front of a primary, unique or foreign key that the entity has without it. A row is found
 * by its id alone, and the tenant is added by each query and by row security.
 */
final class TenantInFront {

    private static final String TENANT = "organization_id";

    private TenantInFront() {}

    /** Whether the columns of a key of the scripts are those of the entity, or the tenant and those. */
    static boolean same(List<String> scripts, List<String> entity) {
        return scripts.equals(entity)
                || (!entity.contains(TENANT)
                        && scripts.size() == entity.size() + 1
                        && scripts.get(0).equals(TENANT)
                        && scripts.subList(1, scripts.size()).equals(entity));
    }

    /** The same for a foreign key: the tenant then stands in front at both ends. */
    static boolean same(KeyShape scripts, KeyShape entity) {
        return scripts.target().equals(entity.target())
                && same(scripts.columns(), entity.columns())
                && same(scripts.targetColumns(), entity.targetColumns());
    }
}
