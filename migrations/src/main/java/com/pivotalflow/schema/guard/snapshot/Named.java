package com.pivotalflow.schema.guard.snapshot;

/**
 * A schema or an extension.
 *
 * @param oid what identifies it
 * @param name as SQL writes it
 * @param owner the role that owns it; empty for an extension
 */
public record Named(long oid, String name, String owner) {}
