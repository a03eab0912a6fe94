package com.pivotalflow.imports;

import com.pivotalflow.audit.AuditService;
import com.pivotalflow.audit.Change;
import com.pivotalflow.job.JobControlService;
import com.pivotalflow.job.JobService;
import com.pivotalflow.job.JobView;
import com.pivotalflow.job.NewJob;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.organization.Ids;
import com.pivotalflow.organization.InTenant;
import com.pivotalflow.problem.DomainException;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.Refusal;
import com.pivotalflow.ratecard.RateCardItemBatchService;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Takes files that are to be imported. */
@Stateless
@PermitAll
@InTenant
public class ImportService {

    /** The first one, and three more. */
    static final int ATTEMPTS = 4;

    private static final Duration KEPT = Duration.ofDays(30);

    /** Bytes of a piece: what is in memory of a file. */
    private static final int PIECE = 1024 * 1024;

    @Inject
    ImportRepository imports;

    @Inject
    RateCardItemBatchService prices;

    @Inject
    JobService jobs;

    @Inject
    JobControlService views;

    @Inject
    AuditService audit;

    @Inject
    Clock clock;

    /**
     * Has a file imported. The same content that is being imported already, or was without a refused row, is not
     * imported again.
     *
     * @return the job that does it, or does or did it already
     * @throws DomainException {@code PERMISSION_DENIED} for whoever may not make one such record; {@code
     *     INVALID_PARAMETER} for a rate card that is missing or of no use; {@code RATE_CARD_NOT_FOUND}; {@code
     *     VALIDATION_FAILED} for an empty file
     */
    public JobView create(Caller caller, ImportOrder order, ImportFile file) {
        caller.require(order.resource().permission());
        requireCard(caller, order);
        if (file.size() == 0) {
            throw new InvalidInputException(List.of(new FieldError("", "REQUIRED", "A file is required.")));
        }
        byte[] digest = digest(order, file);
        if (!order.dryRun()) {
            imports.lock(caller.organization(), digest);
            Optional<UUID> same = imports.same(caller.organization(), digest);
            if (same.isPresent()) {
                return views.get(caller.organization(), same.get());
            }
        }
        UUID job = Ids.next();
        jobs.enqueue(
                caller.organization(),
                new NewJob(job, ImportHandler.TYPE, NewJob.Priority.USUAL, ATTEMPTS, "{}", caller.user()));
        store(caller, job, order, file, digest);
        jobs.beginSoon(caller.organization());
        JobView view = views.get(caller.organization(), job);
        audit.record(caller, Change.created("imports.create", "Import", job, order));
        return view;
    }

    private void store(Caller caller, UUID job, ImportOrder order, ImportFile file, byte[] digest) {
        Instant now = clock.instant();
        UUID id = Ids.next();
        imports.add(caller, id, job, order, file, digest, now, now.plus(KEPT));
        try (InputStream bytes = file.open()) {
            int position = 0;
            for (byte[] piece = bytes.readNBytes(PIECE); piece.length > 0; piece = bytes.readNBytes(PIECE)) {
                imports.addPart(caller.organization(), id, position, piece, now);
                position++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a file that was received can't be read", e);
        }
    }

    private void requireCard(Caller caller, ImportOrder order) {
        boolean needsCard = order.resource() == ImportKind.RATE_CARD_ITEMS;
        if (order.rateCard() != null && needsCard) {
            prices.require(caller.organization(), order.rateCard());
        } else if (needsCard || order.rateCard() != null) {
            String detail = needsCard ? "Prices are added to a rate card; name it." : "Only prices have a rate card.";
            throw new DomainException(
                    Refusal.MALFORMED,
                    "INVALID_PARAMETER",
                    detail,
                    List.of(new FieldError("query:rateCardId", "INVALID_PARAMETER", detail)),
                    Map.of());
        }
    }

    /** Of what is imported to where: the same bytes may go to two cards. */
    private static byte[] digest(ImportOrder order, ImportFile file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String target = order.resource().wireName() + "\n" + order.rateCard() + "\n";
            digest.update(target.getBytes(StandardCharsets.UTF_8));
            return digest.digest(file.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
