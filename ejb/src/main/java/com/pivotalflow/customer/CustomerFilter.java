package com.pivotalflow.customer;

import java.util.List;
import java.util.Optional;

/**
 * Which customers a list shows; every part that is given must hold.
 *
 * @param words found anywhere in number, names, e-mail address or town, without regard to case and accents
 * @param statuses any of these; all when empty
 * @param types any of these kinds of buyer; all when empty
 * @param industry exactly this
 * @param source exactly this
 * @param tag one of the customer's tags
 */
public record CustomerFilter(
        Optional<String> words,
        List<CustomerStatus> statuses,
        List<CustomerType> types,
        Optional<String> industry,
        Optional<String> source,
        Optional<String> tag) {

    public CustomerFilter {
        statuses = List.copyOf(statuses);
        types = List.copyOf(types);
    }

    /** All customers. */
    public static CustomerFilter none() {
        return new CustomerFilter(
                Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
