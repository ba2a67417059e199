/// Use cases of billing: the billing account of an organization, its plan and its id at the billing system.
@NullMarked
package org.landlord.application.billing;

import org.jspecify.annotations.NullMarked;
