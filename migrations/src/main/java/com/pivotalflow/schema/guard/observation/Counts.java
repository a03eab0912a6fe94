package com.pivotalflow.schema.guard.observation;

/**
 * Rows of one table that were touched.
 *
 * @param read rows read, by a scan or through an index
 * @param inserted rows added
 * @param updated rows written again
 * @param deleted rows removed
 */
public record Counts(long read, long inserted, long updated, long deleted) {

    /** Nothing was touched. */
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    /** How many rows were written. */
    public long written() {
        return inserted + updated + deleted;
    }

    /** Growth since another moment; TRUNCATE sets counters back, which is no growth. */
    Counts since(Counts earlier) {
        return new Counts(
                Math.max(0, read - earlier.read),
                Math.max(0, inserted - earlier.inserted),
                Math.max(0, updated - earlier.updated),
                Math.max(0, deleted - earlier.deleted));
    }

    /** Both together. */
    public Counts plus(Counts other) {
        return new Counts(
                read + other.read, inserted + other.inserted, updated + other.updated, deleted + other.deleted);
    }
}
