package com.pivotalflow.settings;

/**
 * What became of a record that was to be as stated.
 *
 * @param view the record as it is now
 * @param isNew whether there was none before
 * @param <V> how clients see it
 */
public record Put<V>(V view, boolean isNew) {}
