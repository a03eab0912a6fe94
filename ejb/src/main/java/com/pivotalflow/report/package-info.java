/**
 * Reports: figures over many records, each by one statement over the tables of other features, which it reads and never
 * changes. Files of rows are the business of {@code export}.
 */
@NullMarked
package com.pivotalflow.report;

import org.jspecify.annotations.NullMarked;
