package com.pivotalflow.mail;

import com.pivotalflow.job.JobFailure;
import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages in the form in which they travel. */
final class MimeForm {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String HTML = "text/html; charset=UTF-8";

    /** What the command to the mail server can carry: anything else would be cut to some other letter there. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]+");

    private MimeForm() {}

    /**
     * The message as it is sent.
     *
     * @throws JobFailure for good when the address is none
     */
    static MimeMessage of(Session session, UUID job, MailMessage message, Instant now) throws MessagingException {
        InternetAddress from = new InternetAddress(session.getProperty("mail.from"), true);
        MimeMessage mime = new Identified(session, "<" + job + "@" + domain(from.getAddress()) + ">");
        mime.setFrom(from);
        mime.setRecipient(Message.RecipientType.TO, address(message.to(), message.toName()));
        mime.setSubject(message.subject(), UTF_8);
        mime.setSentDate(Date.from(now));
        mime.setHeader("Auto-Submitted", "auto-generated");
        if (message.html() == null && message.attachments().isEmpty()) {
            mime.setText(message.text(), UTF_8);
        } else {
            mime.setContent(parts(message));
        }
        mime.saveChanges();
        return mime;
    }

    /** One address with the name of its owner. */
    static InternetAddress address(String to, @Nullable String name) {
        try {
            int at = to.lastIndexOf('@');
            String plain = to.substring(0, at + 1) + IDN.toASCII(to.substring(at + 1));
            if (!PRINTABLE.matcher(plain).matches()) {
                throw JobFailure.forGood("the address can't be written to the mail server");
            }
            InternetAddress address = new InternetAddress(plain, true);
            if (!plain.equals(address.getAddress())) {
                throw JobFailure.forGood("the address is more than an address");
            }
            address.setPersonal(name, UTF_8);
            return address;
        } catch (AddressException | IllegalArgumentException e) {
            throw JobFailure.forGood("the address is none");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("this Java lacks UTF-8", e);
        }
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static Multipart parts(MailMessage message) throws MessagingException {
        if (message.attachments().isEmpty()) {
            return alternatives(message);
        }
        MimeMultipart all = new MimeMultipart("mixed");
        all.addBodyPart(body(message));
        for (MailAttachment attachment : message.attachments()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
            part.setFileName(attachment.fileName());
            part.setDisposition(MimeBodyPart.ATTACHMENT);
            all.addBodyPart(part);
        }
        return all;
    }

    private static BodyPart body(MailMessage message) throws MessagingException {
        MimeBodyPart body = new MimeBodyPart();
        if (message.html() == null) {
            body.setText(message.text(), UTF_8);
        } else {
            body.setContent(alternatives(message));
        }
        return body;
    }

    /** Text first: programs show the last form that they know. */
    private static Multipart alternatives(MailMessage message) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(message.text(), UTF_8);
        MimeBodyPart html = new MimeBodyPart();
        html.setContent(message.html(), HTML);
        return new MimeMultipart("alternative", text, html);
    }

    /** A message whose name is not made up anew when it is sent. */
    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
