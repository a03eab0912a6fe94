package com.pivotalflow.customer;

/**
 * A contact together with the customer it is at.
 *
 * @param place where
 * @param content what is said of the person
 */
public record PlacedContact(ContactPlace place, CreateContact content) {

    PlacedContact complete() {
        return new PlacedContact(place, content.complete());
    }
}
