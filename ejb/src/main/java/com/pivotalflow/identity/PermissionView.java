package com.pivotalflow.identity;

/**
 * A permission that can be granted.
 *
 * @param name {@code area.action}
 * @param area what it is about
 * @param description one sentence for people
 * @param reserved whether no operation uses it yet
 */
public record PermissionView(String name, String area, String description, boolean reserved) {}
