/// Violations of the rules of the house, planted for [org.landlord.it.architecture.HouseRulesTest] to find.
@NullMarked
package org.landlord.adapter.rest.planted.inner;

import org.jspecify.annotations.NullMarked;
