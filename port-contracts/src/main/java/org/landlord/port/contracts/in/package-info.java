/// What every way to reach port.in must do, as JUnit suites: the application runs them, and so does a client of a
/// remote server.
@NullMarked
package org.landlord.port.contracts.in;

import org.jspecify.annotations.NullMarked;
