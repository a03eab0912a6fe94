package com.pivotalflow.identity;

import com.pivotalflow.validation.Length;
import jakarta.validation.constraints.Pattern;

/**
 * Who shall be the first administrator of an organization.
 *
 * @param email what they will sign in with
 * @param firstName given name
 * @param lastName family name
 */
public record FirstAdministrator(
        @Pattern(regexp = "[^@\\s]{1,200}@[^@\\s]{1,53}", message = "{FORMAT}")
        String email,

        @Length(min = 1, max = 100) String firstName,
        @Length(min = 1, max = 100) String lastName) {}
