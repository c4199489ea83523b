// The names people have for what they spend on, other words for each, and the Plaid codes each covers.
import { CARD_PAYMENT, codesOf, detailedCodes, primaryOf } from './category-codes.ts';

/** A spending category as people say it. `isMain` ones never overlap and together cover all spending; the others are narrower or wider views. */
export interface Category {
  name: string;
  /** What people say for it, lower case, besides its name. */
  words: string[];
  /** Version 2 codes. */
  detailed: string[];
  isMain: boolean;
}

function main(name: string, detailed: string[], words: string): Category {
  return { name, words: words.split(', '), detailed, isMain: true };
}

function view(name: string, detailed: string[], words: string): Category {
  return { name, words: words.split(', '), detailed, isMain: false };
}

const EATING_OUT = ['FOOD_AND_DRINK_RESTAURANT', 'FOOD_AND_DRINK_FAST_FOOD', 'FOOD_AND_DRINK_COFFEE'];
const GROCERIES = ['FOOD_AND_DRINK_GROCERIES'];
const RENT = ['RENT_AND_UTILITIES_RENT'];

function allBut(codes: string[], ...left: string[][]): string[] {
  return codes.filter((code) => !left.flat().includes(code));
}

/** Every spoken category: main ones first, then narrower and wider views. */
export const categories: Category[] = [
  main('Groceries', GROCERIES, 'grocery, supermarket, supermarkets, food shopping, grocery store, grocery shopping'),
  main(
    'Eating out',
    EATING_OUT,
    'dining, dining out, takeout, take out, takeaway, delivery food, food delivery, eat out, eating at restaurants, meals out',
  ),
  main('Other food and drink', allBut(codesOf('FOOD_AND_DRINK'), GROCERIES, EATING_OUT), 'other food, snacks'),
  main('Rent', RENT, 'apartment, landlord, rent payment, rent payments'),
  main(
    'Utilities',
    allBut(codesOf('RENT_AND_UTILITIES'), RENT),
    'utility, utility bill, utility bills, household bills',
  ),
  main('Transportation', codesOf('TRANSPORTATION'), 'transport, getting around, commuting, commute'),
  main('Shopping', codesOf('GENERAL_MERCHANDISE'), 'general merchandise, merchandise, stores, shops, retail'),
  main('Entertainment', codesOf('ENTERTAINMENT'), 'fun, going out, leisure'),
  main('Travel', codesOf('TRAVEL'), 'trips, trip, vacation, vacations, holiday, holidays'),
  main('Medical', codesOf('MEDICAL'), 'health, healthcare, health care, medicine, medical bills, medical care'),
  main('Personal care', codesOf('PERSONAL_CARE'), 'self care, grooming'),
  main('Home', codesOf('HOME_IMPROVEMENT'), 'home improvement, house, household, home improvements, home repairs, diy'),
  main(
    'Loan payments',
    codesOf('LOAN_PAYMENTS').filter((code) => code !== CARD_PAYMENT),
    'loan, loans, loan payment, debt payments',
  ),
  main('Bank fees', codesOf('BANK_FEES'), 'fee, fees, bank fee, bank charges, fees and interest, interest and fees'),
  main('General services', codesOf('GENERAL_SERVICES'), 'services'),
  main(
    'Government and giving',
    codesOf('GOVERNMENT_AND_NON_PROFIT'),
    'government, government and nonprofit, government and non profit, nonprofit',
  ),
  main(
    'Other',
    detailedCodes.filter((code) => ['OTHER', 'INCOME'].includes(primaryOf(code))),
    'uncategorized, everything else, miscellaneous, misc',
  ),
  view('Food and drink', codesOf('FOOD_AND_DRINK'), 'food, food and drinks, meals, all food'),
  view('Restaurants', ['FOOD_AND_DRINK_RESTAURANT'], 'restaurant, sit down restaurants, brunch'),
  view('Fast food', ['FOOD_AND_DRINK_FAST_FOOD'], 'fastfood, burgers, drive through'),
  view('Coffee', ['FOOD_AND_DRINK_COFFEE'], 'coffees, coffee shop, coffee shops, cafe, cafes, latte, lattes'),
  view('Alcohol', ['FOOD_AND_DRINK_BEER_WINE_AND_LIQUOR'], 'beer, wine, liquor, booze, bars, drinks'),
  view('Rent and utilities', codesOf('RENT_AND_UTILITIES'), 'rent plus utilities'),
  view('Housing', [...RENT, 'LOAN_PAYMENTS_MORTGAGE_PAYMENT'], 'rent or mortgage, housing costs'),
  view(
    'Electricity and gas',
    ['RENT_AND_UTILITIES_GAS_AND_ELECTRICITY'],
    'electricity, electric, electric bill, power, power bill, gas bill, energy, energy bill, heating, gas and electricity, gas and electric',
  ),
  view(
    'Internet and cable',
    ['RENT_AND_UTILITIES_INTERNET_AND_CABLE'],
    'internet, cable, wifi, internet bill, broadband',
  ),
  view('Phone', ['RENT_AND_UTILITIES_TELEPHONE'], 'phone bill, cell phone, mobile, telephone, cell, phones'),
  view('Water', ['RENT_AND_UTILITIES_WATER'], 'water bill'),
  view('Trash and sewer', ['RENT_AND_UTILITIES_SEWAGE_AND_WASTE_MANAGEMENT'], 'trash, garbage, sewer, sewage'),
  view('Gas', ['TRANSPORTATION_GAS'], 'fuel, petrol, gasoline, gas station, gas stations, filling up'),
  view(
    'Rideshare and taxis',
    ['TRANSPORTATION_TAXIS_AND_RIDE_SHARES'],
    'rideshare, rideshares, ride share, taxi, taxis, cabs, rides',
  ),
  view(
    'Public transit',
    ['TRANSPORTATION_PUBLIC_TRANSIT'],
    'transit, bus, subway, train, trains, metro, public transport, public transportation',
  ),
  view('Parking', ['TRANSPORTATION_PARKING'], 'parking fees'),
  view('Tolls', ['TRANSPORTATION_TOLLS'], 'toll'),
  view('Clothing', ['GENERAL_MERCHANDISE_CLOTHING_AND_ACCESSORIES'], 'clothes, shoes, apparel, outfits, fashion'),
  view('Electronics', ['GENERAL_MERCHANDISE_ELECTRONICS'], 'gadgets, computers, tech'),
  view(
    'Online shopping',
    ['GENERAL_MERCHANDISE_ONLINE_MARKETPLACES'],
    'online marketplaces, buying online, online stores',
  ),
  view('Books', ['GENERAL_MERCHANDISE_BOOKSTORES_AND_NEWSSTANDS'], 'book, bookstore, bookstores, magazines'),
  view('Gifts', ['GENERAL_MERCHANDISE_GIFTS_AND_NOVELTIES'], 'gift, presents'),
  view('Convenience stores', ['GENERAL_MERCHANDISE_CONVENIENCE_STORES'], 'convenience store, corner store'),
  view('Superstores', ['GENERAL_MERCHANDISE_SUPERSTORES'], 'superstore, big box stores'),
  view(
    'Pets',
    ['GENERAL_MERCHANDISE_PET_SUPPLIES', 'MEDICAL_VETERINARY_SERVICES'],
    'pet, vet, vets, pet food, dog, cat, pet care',
  ),
  view('Sporting goods', ['GENERAL_MERCHANDISE_SPORTING_GOODS'], 'sports gear, sports equipment'),
  view('TV and movies', ['ENTERTAINMENT_TV_AND_MOVIES'], 'streaming, tv, movies, movie, cinema, television, films'),
  view('Music', ['ENTERTAINMENT_MUSIC_AND_AUDIO'], 'concerts, audio, podcasts'),
  view('Video games', ['ENTERTAINMENT_VIDEO_GAMES'], 'games, gaming, video game'),
  view(
    'Events and attractions',
    ['ENTERTAINMENT_SPORTING_EVENTS_AMUSEMENT_PARKS_AND_MUSEUMS'],
    'events, sports events, museums, tickets, amusement parks',
  ),
  view('Gambling', ['ENTERTAINMENT_CASINOS_AND_GAMBLING'], 'betting, casino, casinos, lottery'),
  view('Flights', ['TRAVEL_FLIGHTS'], 'flight, airfare, plane tickets, airlines'),
  view('Hotels', ['TRAVEL_LODGING'], 'hotel, lodging, places to stay'),
  view('Rental cars', ['TRAVEL_RENTAL_CARS'], 'car rental, car rentals, rental car'),
  view('Pharmacy', ['MEDICAL_PHARMACIES_AND_SUPPLEMENTS'], 'pharmacies, prescriptions, drugstore, medication, meds'),
  view('Doctor visits', ['MEDICAL_PRIMARY_CARE'], 'doctor, doctors, primary care, clinic'),
  view('Dental care', ['MEDICAL_DENTAL_CARE'], 'dentist, dental'),
  view('Eye care', ['MEDICAL_EYE_CARE'], 'glasses, optician, vision care, eye doctor'),
  view('Gym', ['PERSONAL_CARE_GYMS_AND_FITNESS_CENTERS'], 'gyms, fitness, workouts, gym membership'),
  view('Hair and beauty', ['PERSONAL_CARE_HAIR_AND_BEAUTY'], 'haircut, haircuts, salon, barber, beauty, nails, makeup'),
  view('Laundry', ['PERSONAL_CARE_LAUNDRY_AND_DRY_CLEANING'], 'dry cleaning, laundromat'),
  view('Furniture', ['HOME_IMPROVEMENT_FURNITURE'], 'home furniture'),
  view('Hardware', ['HOME_IMPROVEMENT_HARDWARE'], 'hardware store, hardware stores'),
  view('Mortgage', ['LOAN_PAYMENTS_MORTGAGE_PAYMENT'], 'mortgage payment, mortgage payments, home loan'),
  view('Car payments', ['LOAN_PAYMENTS_CAR_PAYMENT'], 'car payment, car loan, auto loan'),
  view('Student loans', ['LOAN_PAYMENTS_STUDENT_LOAN_PAYMENT'], 'student loan, student loan payments'),
  view('Personal loans', ['LOAN_PAYMENTS_PERSONAL_LOAN_PAYMENT'], 'personal loan, personal loan payments'),
  view(
    'Interest',
    ['BANK_FEES_INTEREST_CHARGE'],
    'interest charges, interest charge, card interest, credit card interest',
  ),
  view(
    'Overdraft fees',
    ['BANK_FEES_OVERDRAFT_FEES', 'BANK_FEES_INSUFFICIENT_FUNDS'],
    'overdraft, overdrafts, nsf fees, overdraft fee, bounced payment fees',
  ),
  view('Late fees', ['BANK_FEES_LATE_FEES'], 'late fee, late charges'),
  view('ATM fees', ['BANK_FEES_ATM_FEES'], 'atm, atm fee, cash machine fees'),
  view('Insurance', ['GENERAL_SERVICES_INSURANCE'], 'insurances, car insurance, insurance premiums'),
  view('Childcare', ['GENERAL_SERVICES_CHILDCARE'], 'child care, daycare, day care, babysitter, babysitting'),
  view('Education', ['GENERAL_SERVICES_EDUCATION'], 'school, tuition, classes, courses, college'),
  view(
    'Car care',
    ['GENERAL_SERVICES_AUTOMOTIVE'],
    'car repairs, car repair, mechanic, auto repair, car maintenance, automotive',
  ),
  view('Postage and shipping', ['GENERAL_SERVICES_POSTAGE_AND_SHIPPING'], 'postage, shipping, stamps'),
  view('Storage', ['GENERAL_SERVICES_STORAGE'], 'storage unit'),
  view('Donations', ['GOVERNMENT_AND_NON_PROFIT_DONATIONS'], 'charity, donation, giving, charities, tithes'),
  view('Taxes', ['GOVERNMENT_AND_NON_PROFIT_TAX_PAYMENT'], 'tax, tax payment, tax payments'),
];
