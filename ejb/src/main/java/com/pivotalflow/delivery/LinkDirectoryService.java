package com.pivotalflow.delivery;

import com.pivotalflow.organization.OrganizationId;
import com.pivotalflow.problem.NotFoundException;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;

/** Finds the tenant of a link, before a tenant is known. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LinkDirectoryService {

    /** Nobody's link: a token that is not found costs the same statements as one that is. */
    private static final LinkHolder NOBODY = new LinkHolder(new OrganizationId(new UUID(0, 0)), new UUID(0, 0));

    @Inject
    LinkDirectoryRepository directory;

    @Inject
    LinkService links;

    /**
     * Who comes by this token.
     *
     * @throws NotFoundException {@code LINK_NOT_FOUND} when it is unknown, malformed, revoked or too old, without telling
     *     which, by its words or by how long it takes
     */
    public LinkHolder find(String token) {
        LinkHolder holder = directory.find(new LinkToken(token)).orElse(NOBODY);
        if (!links.leadsAnywhere(holder.organization(), holder.link())) {
            throw new NotFoundException("LINK");
        }
        return holder;
    }
}
