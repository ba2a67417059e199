/// The beans of a server: use cases on the adapters of the application.
@NullMarked
package org.landlord.server.wiring;

import org.jspecify.annotations.NullMarked;
