/**
 * Who did what: one entry for each change, written in the transaction of the change, chained by hashes per organization.
 * The database writes entries by a function of its own and lets nobody change or remove one; this package says what
 * goes in, and reads what is there.
 *
 * <p>Its main types are {@link com.pivotalflow.audit.AuditService}, which features call as the last step of a change,
 * {@link com.pivotalflow.audit.Change}, and {@link com.pivotalflow.audit.Origin}, which tells where a request came from.
 * It knows no feature.
 */
@NullMarked
package com.pivotalflow.audit;

import org.jspecify.annotations.NullMarked;
