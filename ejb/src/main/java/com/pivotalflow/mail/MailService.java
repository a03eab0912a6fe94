package com.pivotalflow.mail;

import com.pivotalflow.job.JobService;
import com.pivotalflow.job.NewJob;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.settings.NotificationChannel;
import com.pivotalflow.settings.NotificationPreferenceService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;

/** Takes messages. They are sent once the transaction has succeeded, and not at all if it fails. */
@Stateless
@PermitAll
@InTenant
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class MailService {

    /** Over about five hours. */
    private static final int ATTEMPTS = 12;

    @Inject
    MailSettings settings;

    @Inject
    SealedMail sealed;

    @Inject
    JobService jobs;

    @Inject
    NotificationPreferenceService preferences;

    /**
     * Keeps a message for sending, unless the organization switched mail off.
     *
     * @return false when neither the installation nor the organization sends such mail: nothing was kept, and the caller
     *     gives the link to whoever asked for it or says in the log that it was not sent
     */
    public boolean enqueue(OrganizationId organization, MailMessage message) {
        return settings.isConfigured()
                && preferences.isOn(organization, NotificationChannel.EMAIL)
                && keep(organization, message);
    }

    /**
     * Keeps a message without which its reader can't sign in, whatever the organization switched off.
     *
     * @return false when the installation sends no mail: nothing was kept
     */
    public boolean enqueueForSignIn(OrganizationId organization, MailMessage message) {
        return settings.isConfigured() && keep(organization, message);
    }

    private boolean keep(OrganizationId organization, MailMessage message) {
        UUID job = Ids.next();
        jobs.enqueue(
                organization,
                new NewJob(job, MailHandler.TYPE, NewJob.Priority.HIGH, ATTEMPTS, sealed.seal(job, message), null));
        return true;
    }
}
