package com.pivotalflow.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether the installation sends mail, and as whom it signs in to the mail server. Where and under which address stands
 * in the server's mail session, by the same variables.
 */
@ApplicationScoped
public class MailSettings {

    private static final Logger LOG = System.getLogger(MailSettings.class.getName());

    @Inject
    @ConfigProperty(name = "pivotal.mail.host")
    Optional<String> host;

    @Inject
    @ConfigProperty(name = "pivotal.mail.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "pivotal.mail.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "pivotal.mail.password-file")
    Optional<String> passwordFile;

    /** Says once, at the start, whether mail is sent. */
    void tell(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (isConfigured()) {
            LOG.log(Level.INFO, "Mail is sent by {0}", host.orElseThrow());
        } else {
            LOG.log(Level.WARNING, "No mail is sent: PIVOTAL_MAIL_HOST is not set. Links go to whoever asks for them.");
        }
    }

    /** Whether there is a mail server to give messages to. */
    public boolean isConfigured() {
        return host.filter(name -> !name.isBlank()).isPresent();
    }

    /** Who signs in to the mail server; empty where nobody does. */
    Optional<String> user() {
        return user.filter(name -> !name.isBlank());
    }

    /**
     * The password of that user, read anew each time, so that it can be exchanged.
     *
     * @throws IllegalStateException that tells the operator what is missing
     */
    String password() {
        if (passwordFile.isEmpty()) {
            return password.orElseThrow(() -> new IllegalStateException(
                    "PIVOTAL_MAIL_USER is set and neither PIVOTAL_MAIL_PASSWORD nor PIVOTAL_MAIL_PASSWORD_FILE is."));
        }
        Path file = Path.of(passwordFile.get());
        try {
            return Files.readString(file, StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new IllegalStateException("The mail password file " + file + " can't be read.", e);
        }
    }
}
