package com.pivotalflow.console;

import com.pivotalflow.testing.TestOrganization.TestUser;

/** What people do again and again in the console. */
final class Desk {

    private Desk() {}

    /** Opens the console and signs in. */
    static void signIn(Browser browser, TestUser person) {
        browser.open("/");
        enter(browser, person.email(), person.password());
        browser.await(".side");
    }

    /** Fills in the form that asks who somebody is. */
    static void enter(Browser browser, String email, String password) {
        browser.write("E-mail", email);
        browser.write("Password", password);
        browser.pressAt("form [type=submit]");
    }

    /** Signs out; the page asks to sign in again. */
    static void signOut(Browser browser) {
        browser.press("Sign out");
        browser.await(".gate");
    }

    /** Accepts or declines in the place of the customer, from the page that asks who they are. */
    static void signAsCustomer(Browser browser) {
        browser.write("Your name", "Hemi Walker");
        browser.write("Your e-mail address", "hemi@example.test");
    }
}
