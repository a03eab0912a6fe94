package com.pivotalflow.rest.transport;

import com.pivotalflow.webhook.Destinations;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Reads what operators may have mistyped before the first request, so that a start with it fails. */
@WebListener
public class SettingsAtStart implements ServletContextListener {

    @Inject
    ClientAddresses addresses;

    @Inject
    Destinations destinations;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        addresses.require();
        destinations.require();
    }
}
