/**
 * Whoever runs the platform, over HTTP against the real server: opening organizations with everything they begin with,
 * and keeping people in or out. The tests make their own organizations but for the seeded one, which runs the platform.
 */
@NullMarked
package com.pivotalflow.platform;

import org.jspecify.annotations.NullMarked;
