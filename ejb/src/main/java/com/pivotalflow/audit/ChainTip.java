package com.pivotalflow.audit;

/**
 * The end of an organization's chain of entries. Kept outside of the database, it proves that no later hand took the
 * newest entries away or wrote the whole chain anew.
 *
 * @param sequenceNumber place of the newest entry, from 1
 * @param entryHash its SHA-256, 64 hexadecimal digits
 */
public record ChainTip(long sequenceNumber, String entryHash) {}
