package com.pivotalflow.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to one person. Subject and names are put on one line, whatever they hold; an address that none can be is
 * found when the message is sent, and fails it.
 *
 * @param to their address, nothing else
 * @param toName what they are called; null where nobody knows
 * @param subject in any language
 * @param text the message in plain text
 * @param html the same as a page, for programs that show it; null for none
 * @param attachments files that come with it
 */
public record MailMessage(
        String to,
        @Nullable String toName,
        String subject,
        String text,
        @Nullable String html,
        List<MailAttachment> attachments) {

    public MailMessage {
        toName = toName == null ? null : HeaderText.oneLine(toName);
        subject = HeaderText.oneLine(subject);
        attachments = List.copyOf(attachments);
    }

    /** In plain text and nothing else. */
    public static MailMessage plain(String to, @Nullable String toName, String subject, String text) {
        return new MailMessage(to, toName, subject, text, null, List.of());
    }

    /** Says nothing, so that no log can show anything. */
    @Override
    public String toString() {
        return "MailMessage[…]";
    }
}
