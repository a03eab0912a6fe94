package com.pivotalflow.customer;

import com.pivotalflow.organization.InTenant;
import com.pivotalflow.organization.OrganizationId;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Draws numbers for many customers at once, in a transaction of its own: whoever makes thousands of customers together
 * does not keep the counter from others meanwhile. Numbers that were drawn and not used are gaps.
 */
@Stateless
@PermitAll
@InTenant
public class CustomerNumberService {

    @Inject
    CustomerBatchRepository rows;

    /**
     * The next numbers {@code C-NNNN}.
     *
     * @param least where the counter stands at least before
     * @param count how many, at least 1
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public List<String> draw(OrganizationId organization, long least, int count) {
        long last = rows.count(organization, least, count);
        return LongStream.rangeClosed(last - count + 1, last)
                .mapToObj(number -> String.format(Locale.ROOT, "C-%04d", number))
                .toList();
    }
}
