/**
 * Mail: messages that are stored, sealed, in the transaction of whoever sends them, and delivered as jobs through the
 * server's mail session.
 *
 * <p>{@link com.pivotalflow.mail.MailService} takes a {@link com.pivotalflow.mail.MailMessage};
 * {@link com.pivotalflow.mail.MailSettings} says whether the installation sends mail at all. No address, text or link of a
 * message is in the log or, once it ended, in the database. The package must not know what a message is about.
 */
@NullMarked
package com.pivotalflow.mail;

import org.jspecify.annotations.NullMarked;
