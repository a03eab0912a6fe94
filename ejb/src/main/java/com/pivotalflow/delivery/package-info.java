/**
 * The links by which customers read what was sent to them: who got one, whether its holder may decide, what became of it,
 * and when it was opened. The clear token leaves when the link is made and is stored nowhere.
 *
 * <p>Its main types are {@link com.pivotalflow.delivery.LinkService} and {@link
 * com.pivotalflow.delivery.LinkDirectoryService}, which finds the tenant of a token. It knows quotes and versions by their
 * ids only, decides nothing about them, and leaves the audit to whoever sends, decides or revokes.
 */
@NullMarked
package com.pivotalflow.delivery;

import org.jspecify.annotations.NullMarked;
