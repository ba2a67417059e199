/// The contracts of `port.in` as JUnit suites. The application runs them directly, and the client against a server.
@NullMarked
package org.landlord.port.contracts.in;

import org.jspecify.annotations.NullMarked;
