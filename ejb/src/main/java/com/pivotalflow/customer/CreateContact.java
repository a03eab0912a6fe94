package com.pivotalflow.customer;

import com.pivotalflow.metadata.Metadata;
import com.pivotalflow.metadata.NoBusinessValues;
import com.pivotalflow.problem.ServerOwned;
import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person at a customer as a client states it.
 *
 * @param firstName given name
 * @param lastName family name
 * @param email unique among the contacts of the customer, without regard to case
 * @param phone number
 * @param position what the person does
 * @param department where in the company
 * @param isPrimary whether documents go to this person by default; whoever was it before is it no longer. Absent means no
 * @param notes free text
 * @param contactExtras further numbers and addresses
 */
@ServerOwned({"id", "customerId", "etag", "createdAt", "updatedAt"})
public record CreateContact(
        @Length(min = 1, max = 100) String firstName,
        @Length(min = 1, max = 100) String lastName,

        @Nullable @Pattern(regexp = "[^@\\s]{1,200}@[^@\\s]{1,53}", message = "{FORMAT}")
        String email,

        @Nullable @Length(min = 3, max = 30) String phone,
        @Nullable @Length(min = 1, max = 100) String position,
        @Nullable @Length(min = 1, max = 100) String department,
        @Nullable Boolean isPrimary,
        @Nullable @Length(max = 2000) String notes,
        @NoBusinessValues Metadata contactExtras) {

    /** The same with what stands for absent members. */
    CreateContact complete() {
        return new CreateContact(
                firstName,
                lastName,
                email,
                phone,
                position,
                department,
                Boolean.TRUE.equals(isPrimary),
                notes,
                contactExtras);
    }

    /** The same, not the primary one. */
    CreateContact asOneOfMany() {
        return new CreateContact(firstName, lastName, email, phone, position, department, false, notes, contactExtras);
    }
}
