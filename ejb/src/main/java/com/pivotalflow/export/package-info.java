/**
 * Exports: an organization's rows as a file that is made in the background and kept for thirty days.
 *
 * <p>{@link com.pivotalflow.export.ExportService} takes a {@link com.pivotalflow.export.CreateExport} and stores a job;
 * {@link com.pivotalflow.export.ExportHandler} reads the rows of a {@link com.pivotalflow.export.Report} page by page and
 * adds them to the file piece by piece, so that a million rows need no more memory than a thousand; {@link
 * com.pivotalflow.export.ExportFileService} hands the file out in pieces too. The package reads the tables of other
 * features by queries of its own and changes none of them. No report has a column for costs or margins.
 */
@NullMarked
package com.pivotalflow.export;

import org.jspecify.annotations.NullMarked;
