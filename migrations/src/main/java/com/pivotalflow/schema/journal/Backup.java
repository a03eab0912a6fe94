package com.pivotalflow.schema.journal;

/** What is saved before a confirmed script runs; from least to most. */
public enum Backup {
    /** Nothing: what it removes is no row and no value. */
    NONE,
    /** The rows and values it would destroy. */
    OBJECTS,
    /** The whole database. */
    FULL,
    /** Somebody else has saved it; the id of that copy is given at deployment. */
    EXTERNAL
}
