package com.pivotalflow.export;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a report.
 *
 * @param id of what it is about, in whose order rows come
 * @param cells a text for each column, null where there is nothing
 */
record ExportRow(UUID id, List<@Nullable String> cells) {}
