"""Six lists as coordinators keep them, in their own words; all of the centers are made up."""

import io
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from openpyxl import Workbook


def _saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _workbook(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    return _saved(book)


def own_headings() -> bytes:
    """An ordinary list of eight centers under headings of its own; ZIP codes without their zeros."""
    head = ["Clinic", "Addr", "Town", "ZIP", "Phone", "Parking?", "Wait (min)", "MS doctors", "Weekends?"]
    head += ["Ocrevus", "Tysabri", "Last called", "Notes"]
    rows = [
        ["Maple Clinic", "1 Elm St", "Salem", 2138, "617-555-0101", "Yes", 20, 3, "Y", "Yes", "No"],
        ["Birch Center", "2 Oak St", "Lynn", 1901, "617-555-0102", "No", 35, 1, "N", "Yes", "Yes"],
        ["Cedar Infusion", "3 Ash St", "Quincy", 2169, "617-555-0103", "Yes", 15, 2, "N", "Y", "?"],
        ["Pine Hospital", "4 Fir St", "Boston", 2114, "617-555-0104", "garage", 60, 8, "Y", "Yes", "Yes"],
        ["Alder Care", "5 Bay St", "Revere", 2151, "617-555-0105", "Yes", 30, "-", "N", "No", "No"],
        ["Hazel House", "6 Sea St", "Malden", 2148, "617-555-0106", "Yes", 25, 2, "N", "Yes", ""],
        ["Willow Rooms", "7 Hill St", "Medford", 2155, "617-555-0107", "No", 10, 0, "Y", "N/A", "No"],
        ["Aspen Suite", "8 Lake St", "Newton", 2458, "617-555-0108", "Yes", 45, 4, "N", "Yes", "Yes"],
    ]
    called = [f"{month}/14/2026" for month in range(1, 9)]
    notes = ["", "ask for Ann", "", "busy on Mondays", "", "", "", "very kind 🙂"]
    return _workbook(head, *([*row, day, note] for row, day, note in zip(rows, called, notes, strict=True)))


def with_title_and_notes() -> bytes:
    """A title above the headings, a total below, a sheet of notes, and a column without a name in front."""
    book = Workbook()
    notes = book.worksheets[0]
    notes.title = "Read me"
    notes.append(["This workbook is kept by the front desk. Call before you change it."])
    sheet = book.create_sheet("2026")
    sheet.append(["Infusion sites, north region"])
    sheet.append([])
    sheet.append(["", "Facility name", "City", "ST", "Telephone", "Nurses", "Copay", "Labs on site"])
    sheet.append([1, "Harbor Infusion", "Portland", "Maine", "207-555-0111", 4, "$40", "Yes"])
    sheet.append([2, "Granite Clinic", "Concord", "NH", "603-555-0112", 2, "$1,200", "No"])
    sheet.append([3, "Green Mountain Care", "Burlington", "vt", "802-555-0113", 3, "$95", "Yes"])
    sheet.append(["Total", "", "", "", "", 9, "", ""])
    return _saved(book)


def row_for_each_medicine() -> bytes:
    """One row for each medicine, in a text with tabs, as it is pasted from a spreadsheet."""
    rows = [
        "Site\tCity\tPostal code\tDrug\tUpdated",
        "Lakeside Center\tErie\t16501\tOcrevus\t2026-03-01",
        "Lakeside Center\tErie\t16501\tTysabri\t2026-03-01",
        "Lakeside Center\tErie\t16501\tBriumvi\t2026-03-01",
        "Valley Infusion\tAltoona\t16601\tOcrevus\t2026-02-11",
        "Valley Infusion\tAltoona\t16601\tKesimpta\t2026-02-11",
    ]
    return "\n".join(rows).encode()


def with_check_marks() -> bytes:
    """Check marks for yes and nothing for no, with semicolons, in the encoding of old Windows."""
    rows = [
        "Center;Town;State;Ocrevus;Tysabri;Lemtrada;Weekends;Wheelchair access",
        "Peña Infusion;El Paso;TX;x;x;;x;Ramp at the side",
        "Mesa Center;Tucson;AZ;x;;;;full",
        "Río Clinic;Laredo;TX;;x;x;;full",
    ]
    return "\r\n".join(rows).encode("cp1252")


def two_tables() -> bytes:
    """Two tables in one sheet: first who is on call, then the list."""
    return _workbook(
        ["On call", "Week"],
        ["Dr. Lee", 14],
        ["Dr. Roy", 15],
        [],
        [],
        ["Hospital name", "City/Town", "State", "ZIP Code", "Telephone Number", "MRI on site", "Rides"],
        ["Prairie Hospital", "Fargo", "ND", "58102", "701-555-0121", "there", "Books rides"],
        ["Badlands Clinic", "Dickinson", "ND", "58601", "call front desk", "elsewhere", "none"],
        ["Red River Care", "Grand Forks", "ND", "58201", 7015550123, "near", "unknown"],
    )


def phones_alone() -> bytes:
    """Names and phone numbers, and no fact at all."""
    rows = ["Who,Number to call", "Summit Infusion,303-555-0131", "Foothill Center,303-555-0132"]
    return "\n".join([*rows, "Canyon Clinic,3.03555E+09", ""]).encode()


def hospital_general_information() -> bytes:
    """The headings of the public file on hospitals; ZIP codes as numbers, and Not Available."""
    head = ["Facility ID", "Facility Name", "Address", "City/Town", "State", "ZIP Code", "County/Parish"]
    head += [
        "Telephone Number",
        "Hospital Type",
        "Hospital Ownership",
        "Emergency Services",
        "Hospital overall rating",
    ]
    last = ["Acute Care Hospitals", "Voluntary non-profit", "Yes", "Not Available"]
    return _workbook(
        head,
        [
            "220001",
            "OAK MEMORIAL HOSPITAL",
            "1 ELM ST",
            "SALEM",
            "MA",
            1970,
            "ESSEX",
            "(978) 555-0141",
            *last,
        ],
        [
            "010001",
            "ASH MEDICAL CENTER",
            "2 OAK ST",
            "DOTHAN",
            "AL",
            36301,
            "HOUSTON",
            "(334) 555-0142",
            *last,
        ],
    )


def national_file_of_clinicians() -> bytes:
    """The headings of the public file on clinicians: one row for each clinician, so places come again."""
    head = "NPI,Ind_PAC_ID,Provider Last Name,Provider First Name,pri_spec"
    head += ",Facility Name,adr_ln_1,City/Town,State,ZIP Code,Telephone Number"
    rows = [
        "1003000126,1,LEE,ANN,NEUROLOGY,OAK NEUROLOGY PC,1 ELM ST,SALEM,MA,019701234,9785550151",
        "1003000134,2,ROY,MAX,NEUROLOGY,OAK NEUROLOGY PC,1 ELM ST,SALEM,MA,019701234,9785550151",
        "1003000142,3,KIM,LOU,NEUROLOGY,ELM CLINIC,9 ASH ST,LYNN,MA,019020000,7815550152",
    ]
    return "\n".join([head, *rows, ""]).encode()


def patients_survey() -> bytes:
    """The headings of the public survey of patients: one row for each measure."""
    head = "Facility ID,Facility Name,Address,City/Town,State,ZIP Code,County/Parish"
    head += ",Telephone Number,HCAHPS Measure ID,HCAHPS Answer Percent,Start Date"
    place = '"220001","OAK HOSPITAL","1 ELM ST","SALEM","MA","1970","ESSEX","(978) 555-0161"'
    rows = [f'{place},"H_COMP_{n}_A_P","Not Available","01/01/2025"' for n in range(1, 5)]
    return "\n".join([head, *rows, ""]).encode()


def free_clinics() -> bytes:
    """A list of free clinics of a state, with a line on top and remarks below."""
    rows = [
        "Free and charitable clinics of the state,,,,",
        "Clinic Name,City,Zip,Phone Number,Hours",
        "Hope Clinic,Macon,31201,478-555-0171,Mon-Thu",
        "Open Door,Augusta,30901,N/A,Fri only",
        "* Call before you go: hours change from week to week in some of the clinics.,,,,",
    ]
    return "\n".join([*rows, ""]).encode()


class Theirs(NamedTuple):
    """A list, the names of its centers, and what some of them say."""

    make: Callable[[], bytes]
    centers: tuple[str, ...]
    says: Mapping[str, Mapping[str, object]] = {}


EIGHT = (
    "Maple Clinic",
    "Birch Center",
    "Cedar Infusion",
    "Pine Hospital",
    "Alder Care",
    "Hazel House",
    "Willow Rooms",
    "Aspen Suite",
)
SIX = {
    "clinics.xlsx": Theirs(
        own_headings,
        EIGHT,
        {
            "Maple Clinic": {
                "town": "Salem",
                "zip": "02138",
                "phone": "617-555-0101",
                "extra_minutes": 20.0,
                "ms_doctors": 3.0,
                "evening_weekend": True,
                "ocrevus": True,
                "tysabri": False,
            },
            "Hazel House": {
                "town": "Malden",
                "zip": "02148",
                "phone": "617-555-0106",
                "extra_minutes": 25.0,
                "ms_doctors": 2.0,
                "evening_weekend": False,
                "ocrevus": True,
            },
        },
    ),
    "north region.xlsx": Theirs(
        with_title_and_notes,
        ("Harbor Infusion", "Granite Clinic", "Green Mountain Care"),
        {
            "Granite Clinic": {
                "town": "Concord",
                "state": "NH",
                "phone": "603-555-0112",
                "certified_nurses": 2.0,
                "cost_per_visit": 1200.0,
                "blood_tests": False,
            },
        },
    ),
    "Pasted table": Theirs(
        row_for_each_medicine,
        ("Lakeside Center", "Valley Infusion"),
        {
            "Lakeside Center": {
                "town": "Erie",
                "zip": "16501",
                "ocrevus": True,
                "tysabri": True,
                "briumvi": True,
            },
            "Valley Infusion": {"town": "Altoona", "zip": "16601", "ocrevus": True},
        },
    ),
    "marks.csv": Theirs(
        with_check_marks,
        ("Peña Infusion", "Mesa Center", "Río Clinic"),
        {
            "Mesa Center": {
                "town": "Tucson",
                "state": "AZ",
                "ocrevus": True,
                "tysabri": False,
                "lemtrada": False,
                "evening_weekend": False,
                "step_free": "full",
            },
        },
    ),
    "two.xlsx": Theirs(
        two_tables,
        ("Prairie Hospital", "Badlands Clinic", "Red River Care"),
        {
            "Badlands Clinic": {
                "town": "Dickinson",
                "state": "ND",
                "zip": "58601",
                "mri": "elsewhere",
                "rides": "none",
            },
        },
    ),
    "phones.csv": Theirs(
        phones_alone,
        ("Summit Infusion", "Foothill Center", "Canyon Clinic"),
        {
            "Summit Infusion": {"phone": "303-555-0131"},
            "Canyon Clinic": {},
        },
    ),
}
PUBLIC = {
    "hospitals.xlsx": Theirs(hospital_general_information, ("OAK MEMORIAL HOSPITAL", "ASH MEDICAL CENTER")),
    "clinicians.csv": Theirs(national_file_of_clinicians, ("OAK NEUROLOGY PC", "ELM CLINIC")),
    "survey.csv": Theirs(patients_survey, ("OAK HOSPITAL",)),
    "free clinics.csv": Theirs(free_clinics, ("Hope Clinic", "Open Door")),
}
