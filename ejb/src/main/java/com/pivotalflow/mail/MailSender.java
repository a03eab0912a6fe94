package com.pivotalflow.mail;

import com.pivotalflow.job.JobFailure;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Properties;
import java.util.UUID;

/** Speaks to the mail server, through the server's mail session and with bounds on how long it may take. */
@ApplicationScoped
class MailSender {

    private static final Logger LOG = System.getLogger(MailSender.class.getName());

    private static final String CONNECT_MILLIS = "10000";
    private static final String ANSWER_MILLIS = "30000";

    @Resource(lookup = "java:jboss/mail/PivotalMail")
    Session session;

    @Inject
    MailSettings settings;

    @Inject
    Clock clock;

    /**
     * Sends a message; the same job again is the same message to whoever compares {@code Message-ID}.
     *
     * @throws JobFailure for good when the mail server refuses the recipient or the message, for now otherwise
     */
    void send(UUID job, MailMessage message) {
        Session bounded = Session.getInstance(bounded(session.getProperties()));
        try {
            MimeMessage mime = MimeForm.of(bounded, job, message, clock.instant());
            Transport transport = bounded.getTransport();
            try {
                connect(transport);
                transport.sendMessage(mime, mime.getAllRecipients());
            } finally {
                close(transport);
            }
        } catch (SendFailedException e) {
            throw Refusals.failure(e);
        } catch (MessagingException e) {
            throw JobFailure.forNow(e.getClass().getSimpleName());
        }
    }

    private void connect(Transport transport) throws MessagingException {
        if (settings.user().isPresent()) {
            transport.connect(settings.user().get(), settings.password());
        } else {
            transport.connect();
        }
    }

    /** What was sent was sent, whatever becomes of the farewell. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(
                    Level.DEBUG,
                    "the mail server did not say goodbye: {0}",
                    e.getClass().getSimpleName());
        }
    }

    /** The session's, bounded in time; where it asks for TLS, nothing is said without. */
    private static Properties bounded(Properties given) {
        Properties properties = new Properties();
        given.stringPropertyNames().forEach(name -> properties.setProperty(name, given.getProperty(name)));
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty(
                "mail.smtp.starttls.required", properties.getProperty("mail.smtp.starttls.enable", "false"));
        return properties;
    }
}
