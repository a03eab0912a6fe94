package com.pivotalflow.quote;

import com.pivotalflow.delivery.MintedLink;
import com.pivotalflow.mail.MailMessage;
import com.pivotalflow.mail.MailService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes the mail by which a recipient gets a link. */
@ApplicationScoped
class LinkMail {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final Logger LOG = System.getLogger(LinkMail.class.getName());

    @Inject
    MailService mails;

    /** Has the link mailed to its recipient, once the version is sent; without mail whoever sent it passes the link on. */
    void send(QuoteVersion version, MintedLink link, @Nullable String message) {
        String address = link.recipient().email();
        boolean isMailed = address != null
                && mails.enqueue(
                        version.organization(),
                        MailMessage.plain(
                                address, link.recipient().name(), subject(version), text(version, link, message)));
        if (!isMailed) {
            LOG.log(Level.WARNING, "Link {0} was not mailed; whoever sent the quote has it.", link.id());
        }
    }

    /** One line: which quote, and from whom. */
    static String subject(QuoteVersion version) {
        return "Quote " + version.quoteNumber() + " from " + version.parties().organizationName();
    }

    /** Whom it is for, what the sender adds, where the quote is, and until when it can be accepted. */
    static String text(QuoteVersion version, MintedLink link, @Nullable String message) {
        String name = link.recipient().name();
        StringJoiner text = new StringJoiner("\n\n", "", "\n");
        text.add(name == null ? "Hello," : "Hello " + name + ",");
        if (message != null) {
            text.add(message);
        }
        text.add(version.parties().organizationName() + " has sent you the quote " + version.quoteNumber() + ": "
                + version.heading().title() + ".");
        text.add("Read it here: " + link.url());
        text.add("It is valid until " + DAY.format(version.heading().validUntil()) + " ("
                + version.parties().organizationTimeZone() + ").");
        return text.toString();
    }
}
