package com.pivotalflow.mail;

import com.pivotalflow.job.JobHandler;
import com.pivotalflow.job.JobRun;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Gives a message that waits to the mail server. */
@ApplicationScoped
class MailHandler implements JobHandler {

    static final String TYPE = "mail";

    @Inject
    MailSettings settings;

    @Inject
    SealedMail sealed;

    @Inject
    MailSender sender;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public boolean isReady() {
        return settings.isConfigured();
    }

    @Override
    public void handle(JobRun run) {
        sender.send(run.id(), sealed.open(run.id(), run.payload()));
    }
}
