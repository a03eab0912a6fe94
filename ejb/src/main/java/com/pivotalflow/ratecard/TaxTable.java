package com.pivotalflow.ratecard;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tax classes of an organization with the rates of one day. A class without a rate on that day is not in the table.
 *
 * @param offered classes that new lines may name, in the order of their display
 * @param retired classes that only lines and prices that name them already keep using
 */
public record TaxTable(List<TaxClassOnDate> offered, List<TaxClassOnDate> retired) {

    public TaxTable {
        offered = List.copyOf(offered);
        retired = List.copyOf(retired);
    }

    /** The class with this code, compared exactly; retired classes are not found. */
    public Optional<TaxClassOnDate> byCode(String code) {
        return offered.stream().filter(found -> found.code().equals(code)).findFirst();
    }

    /** The class with this id, retired or not. */
    public Optional<TaxClassOnDate> byId(TaxClassId id) {
        return Stream.concat(offered.stream(), retired.stream())
                .filter(found -> found.id().equals(id))
                .findFirst();
    }

    /** The first class of kind exempt, for customers who are exempt from tax. */
    public Optional<TaxClassOnDate> exempt() {
        return offered.stream().filter(TaxClassOnDate::isExempt).findFirst();
    }
}
