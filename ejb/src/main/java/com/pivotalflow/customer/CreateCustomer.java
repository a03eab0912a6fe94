package com.pivotalflow.customer;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.FieldError;
import com.pivotalflow.problem.InvalidInputException;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as a client states it.
 *
 * @param customerNumber unique in the organization: capital letters, digits, {@code . / -}; the next {@code C-NNNN} when
 *     absent
 * @param companyName name in daily use
 * @param legalName name in contracts
 * @param industry branch of trade
 * @param website address of its pages
 * @param description free text
 * @param status where it stands; active when absent
 * @param customerType what kind of buyer; a business when absent
 * @param source where it came from
 * @param tags labels to filter by, each once
 * @param rating 1 to 5
 * @param taxId number given by its tax office
 * @param address where it is
 * @param phone main number
 * @param email main address
 * @param currency code of the currency it usually pays in
 * @param paymentTermsDays days it has to pay; 20 when absent
 * @param creditLimit amount in {@code currency}, zero or more
 * @param isTaxExempt whether it is exempt from tax; absent means no
 * @param contactExtras further numbers and addresses
 * @param metadata labels
 */
@ServerOwned({"id", "etag", "createdAt", "updatedAt"})
public record CreateCustomer(
        @Nullable @Pattern(regexp = "[A-Z0-9][A-Z0-9./-]{0,49}", message = "{FORMAT}")
        String customerNumber,

        @Length(min = 1, max = 255) String companyName,
        @Nullable @Length(min = 1, max = 255) String legalName,
        @Nullable @Length(min = 1, max = 100) String industry,
        @Nullable @Length(min = 1, max = 500) String website,
        @Nullable @Length(max = 2000) String description,
        @Nullable CustomerStatus status,
        @Nullable CustomerType customerType,
        @Nullable @Length(min = 1, max = 50) String source,
        @Size(max = 50, message = "{TOO_MANY}") List<String> tags,
        @Nullable @Min(1) @Max(5) Integer rating,
        @Nullable @Length(min = 1, max = 30) String taxId,
        @Nullable @Valid Address address,
        @Nullable @Length(min = 3, max = 30) String phone,

        @Nullable @Pattern(regexp = "[^@\\s]{1,200}@[^@\\s]{1,53}", message = "{FORMAT}")
        String email,

        @Nullable @Pattern(regexp = "[A-Z]{3}", message = "{CURRENCY_UNSUPPORTED}")
        String currency,

        @Nullable @Min(0) @Max(365) Integer paymentTermsDays,
        @Nullable BigDecimal creditLimit,
        @Nullable Boolean isTaxExempt,
        @NoBusinessValues Metadata contactExtras,
        @NoBusinessValues Metadata metadata) {

    private static final int USUAL_PAYMENT_TERMS_DAYS = 20;
    private static final int LONGEST_TAG = 50;

    public CreateCustomer {
        tags = List.copyOf(tags);
    }

    /**
     * A postal address; each part may be unknown.
     *
     * @param street street and number
     * @param suburb part of the town
     * @param city town
     * @param region state, province or county
     * @param postcode postal code
     * @param country two letters of ISO 3166-1
     */
    public record Address(
            @Nullable @Length(min = 1, max = 255) String street,
            @Nullable @Length(min = 1, max = 255) String suburb,
            @Nullable @Length(min = 1, max = 255) String city,
            @Nullable @Length(min = 1, max = 255) String region,
            @Nullable @Length(min = 1, max = 20) String postcode,

            @Nullable @Pattern(regexp = "[A-Z]{2}", message = "{FORMAT}")
            String country) {}

    /**
     * The same with what stands for absent members, but for the number.
     *
     * @throws InvalidInputException {@code VALIDATION_FAILED} for a tag that is empty or too long
     */
    CreateCustomer complete() {
        requireTags();
        return new CreateCustomer(
                customerNumber,
                companyName,
                legalName,
                industry,
                website,
                description,
                status == null ? CustomerStatus.ACTIVE : status,
                customerType == null ? CustomerType.BUSINESS : customerType,
                source,
                tags.stream().distinct().toList(),
                rating,
                taxId,
                address,
                phone,
                email,
                currency,
                paymentTermsDays == null ? USUAL_PAYMENT_TERMS_DAYS : paymentTermsDays,
                creditLimit,
                Boolean.TRUE.equals(isTaxExempt),
                contactExtras,
                metadata);
    }

    private void requireTags() {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            String tag = tags.get(i);
            if (tag.isEmpty() || tag.codePointCount(0, tag.length()) > LONGEST_TAG) {
                errors.add(new FieldError("/tags/" + i, "LENGTH", "A tag has 1 to 50 characters."));
            }
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
    }
}
