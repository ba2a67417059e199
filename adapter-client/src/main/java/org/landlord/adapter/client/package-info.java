/// port.in over HTTP: a Landlord that is somewhere else.
@NullMarked
package org.landlord.adapter.client;

import org.jspecify.annotations.NullMarked;
