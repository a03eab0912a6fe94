package com.pivotalflow.rest;

import com.pivotalflow.imports.ImportFormat;
import com.pivotalflow.imports.ImportKind;
import com.pivotalflow.imports.ImportMode;
import com.pivotalflow.imports.ImportOrder;
import com.pivotalflow.imports.ImportService;
import com.pivotalflow.job.JobView;
import com.pivotalflow.organization.Caller;
import com.pivotalflow.ratecard.RateCardId;
import com.pivotalflow.rest.file.Upload;
import com.pivotalflow.rest.json.KeyRequired;
import com.pivotalflow.rest.json.RequestKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Files whose rows become records. */
@Path("/imports")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {

    private static final String OPERATION = "POST /imports";

    @Inject
    ImportService imports;

    @Inject
    Caller caller;

    @Inject
    ListRequest query;

    @Inject
    IdempotentCalls calls;

    @Inject
    RequestKey key;

    @Inject
    HttpServletRequest request;

    /** Has the rows of a file made into records, once for each key and each content. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, "text/csv"})
    @KeyRequired
    @RolesAllowed({"customers.create", "customers.update", "rate_cards.update"})
    @Parameters(
            value = {"resource", "mode", "dryRun", "rateCardId"},
            required = "resource")
    @Operation(
            value = "Has the rows of a file of at most 100 MB made into records, once for each key and each content.",
            answer = JobView.class,
            status = 202,
            problems = "RATE_CARD_NOT_FOUND")
    public Response create(InputStream file) throws IOException {
        ImportOrder order = order();
        caller.require(order.resource().permission());
        try (Upload upload = Upload.receive(file, format())) {
            String stated = OPERATION + " " + order + " " + upload.format();
            key.take(OPERATION, request.getHeader(RequestKey.HEADER), true, upload.fingerprint(stated));
            return calls.answer(caller, () -> Answers.accepted(imports.create(caller, order, upload)));
        }
    }

    private ImportOrder order() {
        Optional<ImportKind> resource = query.value("resource", ImportKind.class);
        Optional<ImportMode> mode = query.value("mode", ImportMode.class);
        Optional<Boolean> dryRun = query.flag("dryRun");
        Optional<RateCardId> card = query.id("rateCardId").map(RateCardId::new);
        query.check();
        return new ImportOrder(
                resource.orElseThrow(),
                card.orElse(null),
                mode.orElse(ImportMode.ALL_OR_NOTHING),
                dryRun.orElse(false));
    }

    private ImportFormat format() {
        MediaType type = MediaType.valueOf(request.getContentType());
        return type.getSubtype().equalsIgnoreCase("csv") ? ImportFormat.CSV : ImportFormat.JSON;
    }
}
