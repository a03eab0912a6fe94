package com.pivotalflow.schema.guard.snapshot;

/**
 * One right of one role on one object; what an owner may is not listed.
 *
 * @param kind {@code relation}, {@code routine}, {@code schema}, {@code type} or {@code default} for default privileges
 * @param oid of the object
 * @param column its number; 0 for the whole object
 * @param name of the object, with that of the column
 * @param owner of the object
 * @param grantee the role; {@code public} for everybody
 * @param privilege such as {@code SELECT}
 */
public record Grant(String kind, long oid, int column, String name, String owner, String grantee, String privilege) {}
