package com.pivotalflow.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done to one thing.
 *
 * @param action {@code resource.action}, such as {@code quotes.create}
 * @param entityType kind of the thing, in the singular, such as {@code Quote}
 * @param entity which one; null where there is none, such as a sign-in of nobody
 * @param before how it was, as any object that can be written as JSON; null when it is new
 * @param after how it is now, of the same type; null when it is gone
 */
public record Change(
        String action,
        String entityType,
        @Nullable UUID entity,
        @Nullable Object before,
        @Nullable Object after) {

    /** Something new. */
    public static Change created(String action, String entityType, UUID entity, Object after) {
        return new Change(action, entityType, entity, null, after);
    }

    /** Something that is gone. */
    public static Change removed(String action, String entityType, UUID entity, Object before) {
        return new Change(action, entityType, entity, before, null);
    }

    /** Something that is otherwise now; the entry keeps the members that differ. */
    public static Change changed(String action, String entityType, UUID entity, Object before, Object after) {
        return new Change(action, entityType, entity, before, after);
    }

    /** Something that happened and changed nothing that is shown. */
    public static Change event(String action, String entityType, @Nullable UUID entity) {
        return new Change(action, entityType, entity, null, null);
    }
}
