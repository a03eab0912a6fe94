package com.pivotalflow.export;

import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * What to export.
 *
 * @param reportType {@code quotes}, {@code invoices}, {@code payments}, {@code customers} or {@code time_to_accept}
 * @param format how the file is written
 * @param filters which rows
 */
@ServerOwned({"id", "etag", "createdAt", "updatedAt"})
public record CreateExport(
        @Length(min = 1, max = 50) String reportType,
        ExportFormat format,
        @Nullable @Valid ExportFilters filters) {}
