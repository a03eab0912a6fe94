package com.pivotalflow.rest.security;

import com.pivotalflow.identity.SigningKeys;
import com.pivotalflow.secret.ServerKeys;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Makes sure of a signing key before the first request, so that a start without the installation's secret fails. */
@WebListener
public class KeysAtStart implements ServletContextListener {

    @Inject
    ServerKeys secrets;

    @Inject
    SigningKeys keys;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        // First and by itself, so that the operator reads one clear sentence.
        secrets.require();
        keys.ensure();
    }
}
