/// What workflows need from outside: their records, and the gateways themselves.
@NullMarked
package org.landlord.port.out.workflow;

import org.jspecify.annotations.NullMarked;
