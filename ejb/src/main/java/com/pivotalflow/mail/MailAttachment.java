package com.pivotalflow.mail;

import java.util.Arrays;
import java.util.Objects;

/**
 * A file that comes with a message.
 *
 * @param fileName as it is offered for saving
 * @param mediaType such as {@code application/pdf}
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent")
public record MailAttachment(String fileName, String mediaType, byte[] content) {

    public MailAttachment {
        fileName = HeaderText.oneLine(fileName);
        mediaType = HeaderText.oneLine(mediaType);
        content = content.clone();
    }

    @Override
    public byte[] content() {
        return content.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MailAttachment that
                && fileName.equals(that.fileName)
                && mediaType.equals(that.mediaType)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(fileName, mediaType, Arrays.hashCode(content));
    }

    /** Leaves the content out, so that no log can show it. */
    @Override
    public String toString() {
        return "MailAttachment[" + content.length + " bytes]";
    }
}
